"""What a plan lays down beside its tasks: guideline, principles, worded goals, how the work is run and safeguarded."""
